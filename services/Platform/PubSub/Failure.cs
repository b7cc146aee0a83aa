using System.Data.Common;

namespace BlazingSun.Platform.PubSub;

/// <summary>Tells failures that pass from those that do not.</summary>
public static class Failure
{
    /// <summary>
    /// Whether trying again may help: a dependency is away or slow, or the work was cancelled. A database that refuses the data itself (SQLSTATE class
    /// 22) refuses them for ever.
    /// </summary>
    public static bool Passes(Exception failure) => failure switch
    {
        DbException { SqlState: ['2', '2', ..] } => false,
        DependencyUnavailableException or DbException or OperationCanceledException or TimeoutException => true,
        _ => false,
    };
}

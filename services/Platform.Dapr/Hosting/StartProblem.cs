using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Hosting;

/// <summary>Says in words what kept an app from starting, for what a person can mend.</summary>
public static class StartProblem
{
    /// <summary>A sentence, or null for an error that needs its stack trace.</summary>
    public static string? Explain(Exception error) => error switch
    {
        IOException { InnerException: AddressInUseException } taken => $"The port is taken by another program ({taken.Message})",
        OptionsValidationException invalid => $"The configuration is not valid:\n  {string.Join("\n  ", invalid.Failures)}",
        InvalidOperationException { InnerException: FormatException } invalid => $"The configuration is not valid:\n  {invalid.Message}",
        DependencyUnavailableException away => $"{away.Message} ({away.InnerException?.Message})",
        _ => null,
    };
}

using System.Runtime.ExceptionServices;

namespace BlazingSun.Platform.PubSub;

/// <summary>One message, several to tell.</summary>
public static class Each
{
    /// <summary>
    /// Does it for all, one after the other, also when it fails for some. Then it fails: with a failure that passes if there is one, for then all is to be
    /// done again.
    /// </summary>
    public static async ValueTask DoAsync<TItem>(IEnumerable<TItem> items, Func<TItem, ValueTask> action)
    {
        List<Exception> failures = [];
        foreach (TItem item in items)
        {
            try
            {
                await action(item);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
            ExceptionDispatchInfo.Throw(failures.Find(Failure.Passes) ?? failures[0]);
    }
}

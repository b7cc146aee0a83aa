using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>A publisher in line before a full partition. All but <see cref="WaitAsync"/> happens under the partition's lock.</summary>
internal sealed class WaitingPublish(ReadOnlyMemory<BusMessage> rest)
{
    private readonly TaskCompletionSource _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What is still to be appended; nothing when the publisher has given up.</summary>
    internal ReadOnlyMemory<BusMessage> Rest => _admitted.Task.IsCompleted ? default : rest;

    /// <summary>Notes how many of the rest were appended.</summary>
    /// <returns>True when this was all.</returns>
    internal bool Admit(int count)
    {
        if (_admitted.Task.IsCompleted)
            return true;
        rest = rest[count..];
        return rest.IsEmpty && (_admitted.TrySetResult() || true);
    }

    internal async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), _admitted);
        await _admitted.Task;
    }
}

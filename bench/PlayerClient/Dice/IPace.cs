namespace BlazingSun.Players.Dice;

/// <summary>Says when a bot may act.</summary>
public interface IPace
{
    /// <summary>Completes when the bot whose turn it is may move.</summary>
    ValueTask NextAsync(CancellationToken cancel);
}

/// <summary>Moves at once.</summary>
public sealed class NoPause : IPace
{
    /// <inheritdoc/>
    public ValueTask NextAsync(CancellationToken cancel) => ValueTask.CompletedTask;
}

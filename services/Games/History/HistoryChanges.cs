using System.Threading.Channels;

namespace BlazingSun.Games.History;

/// <summary>Wakes the keeper of past games: there may be something to do.</summary>
internal sealed class HistoryChanges
{
    private readonly Channel<bool> wakeUp = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Signal() => wakeUp.Writer.TryWrite(true);

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await wakeUp.Reader.ReadAsync(cancellationToken);
}

using System.Threading.Channels;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Lobby;

/// <summary>Which lobbies changed since they were last told.</summary>
internal sealed class LobbyChanges
{
    private readonly Lock guard = new();
    private readonly HashSet<GameSlug> changed = [];
    private readonly Channel<bool> wakeUp = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Add(GameSlug game)
    {
        lock (guard)
        {
            changed.Add(game);
        }

        wakeUp.Writer.TryWrite(true);
    }

    /// <summary>Waits for a change and takes all that there are.</summary>
    public async ValueTask<IReadOnlyList<GameSlug>> TakeAsync(CancellationToken cancellationToken)
    {
        await wakeUp.Reader.ReadAsync(cancellationToken);
        lock (guard)
        {
            GameSlug[] taken = [.. changed];
            changed.Clear();
            return taken;
        }
    }
}

using System.Text.Json;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Chat;

/// <summary>
/// Every two seconds: tells the sockets in lobbies how many users are there over all gateways, where that changed or somebody is new, and the
/// other gateways how many are here.
/// </summary>
internal sealed class LobbyCounter(ChatLobbies lobbies, LobbyCensus census, LobbyCountsOutlet outlet, TimeProvider time) : IHostedService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private Dictionary<LobbyId, int> _told = [];
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Tick(), null, Interval, Interval);
        return Task.CompletedTask;
    }

    /// <summary>Nobody is here any more.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is not null)
            await _timer.DisposeAsync();
        await outlet.LeaveAsync();
    }

    public void Dispose() => _timer?.Dispose();

    private void Tick()
    {
        census.ForgetSilent();
        List<LobbyCrowd> crowds = lobbies.Crowds();
        Dictionary<LobbyId, int> totals = crowds.ToDictionary(crowd => crowd.Id, crowd => crowd.Users + census.Elsewhere(crowd.Id));
        foreach (LobbyCrowd crowd in crowds)
        {
            if (crowd.HasNewcomers || _told.GetValueOrDefault(crowd.Id) != totals[crowd.Id])
                Tell(crowd, totals[crowd.Id]);
        }

        _told = totals;
        outlet.Tell(crowds.ToDictionary(crowd => crowd.Id, crowd => crowd.Users));
    }

    private static void Tell(LobbyCrowd crowd, int count)
    {
        byte[] frame = JsonSerializer.SerializeToUtf8Bytes(new LobbyPresence(crowd.Id, count), ContractsJson.Default.ChatFrame);
        foreach (ClientSocket socket in crowd.Sockets)
            socket.Send(frame);
    }
}

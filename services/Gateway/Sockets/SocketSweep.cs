using BlazingSun.Gateway.FanOut;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Gateway.Sync;

namespace BlazingSun.Gateway.Sockets;

/// <summary>Looks at all sockets once a second: one timer for every deadline of every socket.</summary>
internal sealed class SocketSweep(SocketDirectory directory, SyncDesk sync, LimitsOptions limits, SweepChores chores, TimeProvider time)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ExpiryNotice = TimeSpan.FromSeconds(60);
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Sweep(), null, Interval, Interval);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is not null)
            await _timer.DisposeAsync();
    }

    public void Dispose() => _timer?.Dispose();

    private void Sweep()
    {
        foreach (ClientSocket socket in directory.All)
            Check(socket);
        chores.Run();
    }

    private void Check(ClientSocket socket)
    {
        if (socket.Outbound.Closing is not null)
            FinishClosing(socket);
        else if (time.GetElapsedTime(socket.HeardAt) >= TimeSpan.FromSeconds(limits.SilenceSeconds))
            socket.Close(CloseReason.Silence);
        else if (socket.User is { } user)
            CheckUser(socket, user);
        else if (time.GetElapsedTime(socket.OpenedAt) >= TimeSpan.FromSeconds(limits.AuthenticationSeconds))
            socket.Close(CloseReason.NotAuthenticated);
    }

    private void CheckUser(ClientSocket socket, SocketUser user)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (now >= user.ExpiresAt)
        {
            socket.Close(CloseReason.TokenExpired);
            return;
        }

        if (!socket.ExpiryTold && now >= user.ExpiresAt - ExpiryNotice)
        {
            socket.ExpiryTold = true;
            socket.Send(socket.Dialect.TokenExpiring(user.ExpiresAt));
        }

        sync.CheckOverdue(socket);
        socket.Questions?.CheckOverdue(socket);
    }

    private void FinishClosing(ClientSocket socket)
    {
        socket.ClosingSince ??= time.GetTimestamp();
        if (time.GetElapsedTime(socket.ClosingSince.Value) >= CloseGrace)
            socket.Outbound.Abort();
    }
}

/// <summary>What is tidied up along the way.</summary>
internal sealed class SweepChores(FrameRates rates, RoomTable rooms)
{
    public void Run()
    {
        rates.Prune();
        rooms.Prune();
    }
}

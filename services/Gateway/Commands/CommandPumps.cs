using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Commands;

/// <summary>A pump for each topic: order is kept within one, and none waits for the other.</summary>
internal sealed class CommandPumps(IBus bus, LimitsOptions limits, TimeProvider time, ILogger<CommandPump> log) : IHostedService
{
    private readonly CommandPump _games = new(Topics.GamesCommands, bus, limits, time, log);
    private readonly CommandPump _chat = new(Topics.ChatCommands, bus, limits, time, log);

    public CommandPump For(ClientCommand command) => command is ChatCommand ? _chat : _games;

    /// <summary>Nothing more is taken; what is in line still goes out, as far as that is done in the given time.</summary>
    public Task DrainAsync(TimeSpan patience) => Task.WhenAll(_games.DrainAsync(patience), _chat.DrainAsync(patience));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_games.Close(), _chat.Close()).WaitAsync(cancellationToken);
}

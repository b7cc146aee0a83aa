using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Tests.Hosting;

/// <summary>One room's updates in few words.</summary>
internal sealed class RoomScript(ScriptedGames games)
{
    public RoomId Id { get; } = new(new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));

    public static UserId User(long id) => new(id);

    public static string Event(long seq, string note = "") => $$"""{"type":"games.event.test","seq":{{seq}},"note":"{{note}}"}""";

    public static PublishedEvent Plain(long seq, string note = "") => new() { Seq = seq, Views = [new(ScriptedGames.Frame(Event(seq, note)))] };

    public Task SayAsync(params PublishedEvent[] events) => games.SayAsync(new RoomUpdate(Id, events, []));

    /// <summary>The user's seat is taken by this event; the user gets the event itself.</summary>
    public Task JoinAsync(long seq, long user, RoomRole role = RoomRole.Player) =>
        SayAsync(Plain(seq, "joined") with { Joined = new Membership(new UserId(user), role) });

    public RoomSync At(long seq, string? state = null, params string[] missed) => new(
        Id, RoomRole.Player, seq, state is null ? null : ScriptedGames.Frame(state),
        state is null && missed.Length > 0 ? [.. missed.Select(ScriptedGames.Frame)] : null);
}

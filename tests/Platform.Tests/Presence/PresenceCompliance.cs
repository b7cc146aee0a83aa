using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;

namespace BlazingSun.Platform.Tests.Presence;

/// <summary>What every presence store does. Sockets are numbered; those of ten and more are on another gateway.</summary>
public abstract class PresenceCompliance
{
    private static readonly UserId Ann = new(7);
    private static readonly DateTimeOffset Noon = new(2026, 1, 8, 12, 0, 0, TimeSpan.Zero);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<OpenPresence> OpenAsync();

    [Fact]
    public async Task Of_somebody_who_was_never_here_nothing_is_known()
    {
        await using OpenPresence open = await OpenAsync();

        Assert.Equal(UserPresence.Unknown, await ReadAsync(open, Ann));
    }

    [Fact]
    public async Task The_first_socket_anywhere_is_a_change_and_the_second_is_none()
    {
        await using OpenPresence open = await OpenAsync();

        PresenceFinding first = await ReportAsync(open, Here(1));
        PresenceFinding second = await ReportAsync(open, Here(11));

        Assert.Equal((PresenceStatus.Online, true), (first.Presence.Status, first.IsChange));
        Assert.Equal((PresenceStatus.Online, false), (second.Presence.Status, second.IsChange));
    }

    [Fact]
    public async Task Who_has_sockets_elsewhere_is_not_gone_with_the_last_one_here()
    {
        await using OpenPresence open = await OpenAsync();
        await ReportAsync(open, Here(1));
        await ReportAsync(open, Here(11));

        PresenceFinding here = await ReportAsync(open, Gone(Noon, 1));
        PresenceFinding elsewhere = await ReportAsync(open, Gone(Noon.AddSeconds(3), 11));

        Assert.False(here.IsChange);
        Assert.True(elsewhere.IsChange);
        Assert.Equal(new UserPresence(PresenceStatus.Offline, Noon.AddSeconds(3)), elsewhere.Presence);
        Assert.Equal(elsewhere.Presence, await ReadAsync(open, Ann));
    }

    [Fact]
    public async Task Away_is_who_is_away_on_all_sockets()
    {
        await using OpenPresence open = await OpenAsync();
        await ReportAsync(open, Here(1));
        await ReportAsync(open, Here(11));

        PresenceFinding one = await ReportAsync(open, Away(1));
        PresenceFinding both = await ReportAsync(open, Away(11));
        PresenceFinding back = await ReportAsync(open, Here(1));

        Assert.False(one.IsChange);
        Assert.Equal((PresenceStatus.Away, true), (both.Presence.Status, both.IsChange));
        Assert.Equal((PresenceStatus.Online, true), (back.Presence.Status, back.IsChange));
    }

    [Fact]
    public async Task A_socket_in_the_place_of_another_is_no_change()
    {
        await using OpenPresence open = await OpenAsync();
        await ReportAsync(open, Here(1));

        Assert.False((await ReportAsync(open, Here(2) with { Gone = [Socket(1)] })).IsChange);
    }

    [Fact]
    public async Task Last_seen_never_goes_back()
    {
        await using OpenPresence open = await OpenAsync();
        await ReportAsync(open, Here(1) with { LastSeen = Noon.AddSeconds(9) });

        PresenceFinding gone = await ReportAsync(open, Gone(Noon, 1));

        Assert.Equal(Noon.AddSeconds(9), gone.Presence.LastSeen);
    }

    [Fact]
    public async Task What_a_dead_gateway_left_is_read_as_offline_and_found_once()
    {
        await using OpenPresence open = await OpenAsync();
        await ReportAsync(open, Here(1));
        await ConfirmAsync(open, PresenceStatus.Online);

        await open.ExpireAsync();

        Assert.Equal(new UserPresence(PresenceStatus.Offline, Noon), await ReadAsync(open, Ann));
        PresenceChange found = Assert.Single(await open.Store.TakeUntoldAsync(Token));
        Assert.Equal(new PresenceChange(Ann, "ann", new(PresenceStatus.Offline, Noon)), found);
        Assert.Empty(await open.Store.TakeUntoldAsync(Token));
    }

    [Fact]
    public async Task Of_two_who_look_one_finds_it()
    {
        await using OpenPresence open = await OpenAsync();
        UserId[] users = [.. Enumerable.Range(1, 60).Select(n => new UserId(n))];
        await open.Store.ReportAsync([.. users.Select(user => Here((int)user.Value) with { UserId = user })], PresenceTimes.Kept, Token);
        await open.Store.ConfirmAsync([.. users.Select(user => new PresenceChange(user, "ann", new(PresenceStatus.Online, Noon)))], Token);
        await open.ExpireAsync();

        IReadOnlyList<PresenceChange>[] found = await Task.WhenAll(
            open.Store.TakeUntoldAsync(Token).AsTask(), open.Store.TakeUntoldAsync(Token).AsTask());

        Assert.Equal(users, found.SelectMany(changes => changes).Select(change => change.UserId).Order(UserOrder));
    }

    [Fact]
    public async Task What_a_dead_gateway_left_counts_no_more_for_another_one()
    {
        await using OpenPresence open = await OpenAsync();
        await ReportAsync(open, Here(1));

        await open.ExpireAsync();

        PresenceFinding rest = await ReportAsync(open, Away(11));

        Assert.Equal((PresenceStatus.Away, true), (rest.Presence.Status, rest.IsChange));
    }

    [Fact]
    public async Task What_nobody_confirmed_is_given_out_again_until_somebody_does()
    {
        await using OpenPresence open = await OpenAsync();
        await ReportAsync(open, Here(1));
        Assert.Empty(await open.Store.TakeUntoldAsync(Token));

        await open.BeLateAsync();
        PresenceChange late = Assert.Single(await open.Store.TakeUntoldAsync(Token));
        await open.Store.ConfirmAsync([late], Token);
        await open.BeLateAsync();

        Assert.Equal((Ann, "ann", PresenceStatus.Online), (late.UserId, late.Username, late.Presence.Status));
        Assert.Empty(await open.Store.TakeUntoldAsync(Token));
    }

    [Fact]
    public async Task What_was_told_after_it_became_otherwise_is_to_be_told_again()
    {
        await using OpenPresence open = await OpenAsync();
        await ReportAsync(open, Here(1));
        await ReportAsync(open, Gone(Noon, 1));
        await ConfirmAsync(open, PresenceStatus.Offline);

        IReadOnlyList<PresenceChange> again = await ConfirmAsync(open, PresenceStatus.Online);

        Assert.Equal(PresenceStatus.Offline, Assert.Single(again).Presence.Status);
    }

    [Fact]
    public async Task What_was_known_before_everything_was_lost_is_no_change_and_what_happened_meanwhile_is()
    {
        await using OpenPresence open = await OpenAsync();
        await ReportAsync(open, Here(1));
        await open.LoseAsync();

        Assert.Equal(UserPresence.Unknown, await ReadAsync(open, Ann));
        Assert.False((await ReportAsync(open, Here(1) with { Known = PresenceStatus.Online })).IsChange);
        await open.LoseAsync();
        Assert.True((await ReportAsync(open, Gone(Noon, 1) with { Known = PresenceStatus.Online })).IsChange);
    }

    [Fact]
    public async Task A_user_who_is_forgotten_is_unknown()
    {
        await using OpenPresence open = await OpenAsync();
        await ReportAsync(open, Here(1));

        await open.Store.ForgetAsync(Ann, Token);
        await open.ExpireAsync();

        Assert.Equal(UserPresence.Unknown, await ReadAsync(open, Ann));
        Assert.Empty(await open.Store.TakeUntoldAsync(Token));
    }

    [Fact]
    public async Task Many_are_read_in_the_order_of_the_question()
    {
        await using OpenPresence open = await OpenAsync();
        await open.Store.ReportAsync([Here(1), Away(2) with { UserId = new(8) }], PresenceTimes.Kept, Token);

        IReadOnlyList<UserPresence> read = await open.Store.GetAsync([new(8), new(9), Ann], Token);

        Assert.Equal([PresenceStatus.Away, PresenceStatus.Offline, PresenceStatus.Online], read.Select(one => one.Status));
        Assert.Empty(await open.Store.GetAsync([], Token));
    }

    private protected static PresenceReport Here(int socket) => new(Ann, "ann", Noon) { Sockets = [new(Socket(socket), Noon, IsAway: false)] };

    private protected static async Task<PresenceFinding> ReportAsync(OpenPresence open, PresenceReport report) =>
        Assert.Single(await open.Store.ReportAsync([report], PresenceTimes.Kept, Token));

    private static Comparer<UserId> UserOrder { get; } = Comparer<UserId>.Create((one, other) => one.Value.CompareTo(other.Value));

    private static PresenceReport Away(int socket) => new(Ann, "ann", Noon) { Sockets = [new(Socket(socket), Noon, IsAway: true)] };

    private static PresenceReport Gone(DateTimeOffset lastSeen, int socket) => new(Ann, "ann", lastSeen) { Gone = [Socket(socket)] };

    private static ConnectionId Socket(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private static async Task<UserPresence> ReadAsync(OpenPresence open, UserId user) => Assert.Single(await open.Store.GetAsync([user], Token));

    private static ValueTask<IReadOnlyList<PresenceChange>> ConfirmAsync(OpenPresence open, PresenceStatus status) =>
        open.Store.ConfirmAsync([new(Ann, "ann", new(status, Noon))], Token);
}

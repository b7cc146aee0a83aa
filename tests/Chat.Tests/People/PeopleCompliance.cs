using BlazingSun.Chat.People;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.People;

/// <summary>What is known of people, on every database.</summary>
public abstract class PeopleCompliance : ChatTests
{
    private PeopleDirectory Directory => Chat.Services.GetRequiredService<PeopleDirectory>();

    [Fact]
    public async Task Who_sends_a_command_is_found_by_id_and_by_name_in_any_case()
    {
        await Chat.SendAsync(Alice, new ListRooms(), "1");
        await Chat.Heard.ReplyAsync("1");

        Person alice = new(Alice.UserId, "alice");
        Assert.Equal(alice, await FindAsync(Alice.UserId));
        Assert.Equal(alice, await FindAsync("ALICE"));
        Assert.Null(await FindAsync("bob"));
        Assert.Null(await FindAsync(Bob.UserId));
    }

    [Fact]
    public async Task Who_connects_or_registers_is_found()
    {
        await TellAsync(EventTypes.UserConnected, Alice.UserId, "alice");
        await TellAsync(EventTypes.UserRegistered, Bob.UserId, "Bob");
        await TellAsync(EventTypes.UserConnected, Carol.UserId, null);

        await FoundAsync(Alice.UserId, "alice");
        await FoundAsync(Bob.UserId, "Bob");
        Assert.Null(await FindAsync(Carol.UserId));
    }

    [Fact]
    public async Task A_name_that_changes_is_noted_and_a_name_that_two_have_is_the_last_ones()
    {
        await Directory.SeeAsync(Alice.UserId, "alice", Token);
        await Directory.SeeAsync(Alice.UserId, "alicia", Token);
        await Chat.PassAsync(TimeSpan.FromSeconds(1));
        await Directory.SeeAsync(Bob.UserId, "Alicia", Token);

        Assert.Null(await FindAsync("alice"));
        Assert.Equal(Bob.UserId, (await FindAsync("alicia"))!.UserId);
        Assert.Equal("alicia", (await FindAsync(Alice.UserId))!.Username);
    }

    [Fact]
    public async Task Bots_and_the_platform_itself_are_no_people()
    {
        UserId bot = new(UserId.FirstBot);
        await Directory.SeeAsync(bot, "Bot", Token);
        await Directory.SeeAsync(Caller.System.UserId, "system", Token);

        Assert.Null(await FindAsync(bot));
        Assert.Null(await FindAsync("system"));
    }

    [Fact]
    public async Task A_very_long_name_is_cut()
    {
        await Directory.SeeAsync(Alice.UserId, new string('x', 300), Token);

        Assert.Equal(100, (await FindAsync(Alice.UserId))!.Username.Length);
    }

    [Fact]
    public async Task Names_of_several_are_read_at_once()
    {
        await Directory.SeeAsync(Alice.UserId, "alice", Token);
        await Directory.SeeAsync(Bob.UserId, "bob", Token);

        IReadOnlyDictionary<UserId, string> names = await Directory.NamesAsync([Alice.UserId, Carol.UserId, Bob.UserId], Token);

        Assert.Equal(["alice", "bob"], names.Values.Order());
        Assert.Empty(await Directory.NamesAsync([], Token));
    }

    [Fact]
    public async Task Who_is_removed_is_not_found_and_an_old_token_does_not_bring_the_name_back()
    {
        await Directory.SeeAsync(Alice.UserId, "alice", Token);
        await TellAsync(EventTypes.UserDeleted, Alice.UserId, null);
        await BlazingSun.Testing.Wait.UntilAsync(async () => await FindAsync(Alice.UserId) is null, Token);

        await Directory.SeeAsync(Alice.UserId, "alice", Token);
        Assert.Null(await FindAsync(Alice.UserId));

        await Chat.PassAsync(TimeSpan.FromDays(7.5));
        Assert.False(await Directory.SeeAsync(Alice.UserId, "alice", Token));
        await Chat.PassAsync(TimeSpan.FromDays(1));
        Assert.True(await Directory.SeeAsync(Alice.UserId, "alice", Token));
        Assert.NotNull(await FindAsync(Alice.UserId));
    }

    [Fact]
    public async Task Rubbish_among_the_news_does_not_hold_up_what_follows()
    {
        await Chat.Services.GetRequiredService<IBus>().PublishAsync(
            Topics.SystemEvents, new BusMessage(Alice.UserId.ToString(), "rubbish"u8.ToArray()), Token);
        await TellAsync(EventTypes.UserConnected, Alice.UserId, "alice");

        await FoundAsync(Alice.UserId, "alice");
    }

    private ValueTask<Person?> FindAsync(UserId id) => Directory.FindAsync(new PersonRef(id, null), Token);

    private ValueTask<Person?> FindAsync(string name) => Directory.FindAsync(new PersonRef(null, name), Token);

    private Task FoundAsync(UserId id, string name) =>
        BlazingSun.Testing.Wait.UntilAsync(async () => (await FindAsync(id))?.Username == name, Token);

    private Task TellAsync(string type, UserId user, string? name) => Chat.TellAsync(type, new UserConnection(user, null, name));
}

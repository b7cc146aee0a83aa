using System.Text;
using System.Text.Json;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.People;

/// <summary>News of users of which some can never be handled.</summary>
public sealed class UserEventsTests : ChatTests
{
    private const string Head = """{"eventId":"00000000-0000-7000-8000-000000000001","timestamp":"2026-01-08T12:00:00Z","producer":"x",""";

    private readonly Removals removals = new();
    private readonly LetterBox box = new();

    [Theory]
    [InlineData("rubbish")]
    [InlineData(Head + """ "eventType":"system.event.user_deleted","payload":null}""")]
    [InlineData(Head + """ "eventType":"system.event.user_connected","payload":null}""")]
    public async Task What_is_none_goes_to_the_dead_letters_and_what_follows_is_handled(string message)
    {
        await PublishAsync(message);
        await PublishAsync(Deleted(Alice.UserId));

        await removals.Removed.WaitForAsync(2, Token);
        Assert.Equal(message, Assert.Single(await box.Letters.WaitForAsync(1, Token)).GetProperty("body").GetString());
    }

    [Fact]
    public async Task Whoever_cannot_be_removed_somewhere_is_removed_everywhere_else_and_keeps_nobody_from_being_removed()
    {
        removals.Fails = user => user == Alice.UserId;
        await PublishAsync(Deleted(Alice.UserId));
        await PublishAsync(Deleted(Bob.UserId));

        IReadOnlyList<(string Where, UserId User)> removed = await removals.Removed.WaitForAsync(3, Token);
        JsonElement letter = Assert.Single(await box.Letters.WaitForAsync(1, Token));
        Assert.Contains(("second", Alice.UserId), removed);
        Assert.Contains(("first", Bob.UserId), removed);
        Assert.Equal("JsonException: a document that nobody can read", letter.GetProperty("reason").GetString());
    }

    private protected override Task<ChatHost> StartAsync(string folder) => ChatHost.StartAsync(folder, with: services => services
        .AddSingleton<IUserRemoval>(new Removal("first", removals)).AddSingleton<IUserRemoval>(new Removal("second", new() { Removed = removals.Removed }))
        .AddSingleton(box).AddSubscription<LetterBox>("operator", Topics.Dead(Topics.SystemEvents), ConsumerGroup.PerApp));

    private static string Deleted(UserId user) => $$$"""{{{Head}}} "eventType":"system.event.user_deleted","payload":{"userId":"{{{user}}}"}}""";

    private async Task PublishAsync(string message) => await Chat.Services.GetRequiredService<IBus>().PublishAsync(
        Topics.SystemEvents, new BusMessage("1", Encoding.UTF8.GetBytes(message)), Token);

    private sealed class Removals
    {
        public Recorder<(string Where, UserId User)> Removed { get; init; } = new();

        public Func<UserId, bool> Fails { get; set; } = _ => false;
    }

    private sealed class Removal(string name, Removals removals) : IUserRemoval
    {
        public ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
        {
            if (removals.Fails(user))
                throw new JsonException("a document that nobody can read");
            removals.Removed.Add((name, user));
            return ValueTask.CompletedTask;
        }
    }
}

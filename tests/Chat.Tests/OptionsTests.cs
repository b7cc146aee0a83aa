using BlazingSun.Chat.Lobby;
using BlazingSun.Rules.Games;
using BlazingSun.Testing;
using Microsoft.Extensions.Options;

namespace BlazingSun.Chat.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Chat:BlockedWords:0", "two words", "Chat:BlockedWords: 'two words' is not one word of letters and digits.")]
    [InlineData("Chat:Lobbies:0", "chess", "Chat:Lobbies: 'chess' is not games: with a game's slug behind it.")]
    [InlineData("Chat:PeoplePerUser", "0", "Chat:PeoplePerUser: The field PeoplePerUser must be between 1 and 2000.")]
    public async Task A_wrong_option_is_named_at_the_start(string key, string value, string message)
    {
        using DataFolder data = new();
        OptionsValidationException error =
            await Assert.ThrowsAsync<OptionsValidationException>(() => ChatHost.StartAsync(data.Path, settings: (key, value)));

        Assert.Equal([message], error.Failures);
    }

    [Fact]
    public void Every_game_that_comes_along_has_a_lobby()
    {
        IEnumerable<string> games = typeof(IGame).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IGame)))
            .Select(type => $"games:{((IGame)Activator.CreateInstance(type)!).Slug}");

        Assert.Subset(KnownLobbies.BuiltIn.ToHashSet(), games.ToHashSet());
        Assert.NotEmpty(games);
    }
}

using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Abuse;

/// <summary>Bad input at the real program while others play on it.</summary>
public class AbuseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 90_000)]
    public async Task Each_kind_of_bad_input_gets_its_answer_and_the_others_play_on_without_noticing()
    {
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel);
        using Accounts accounts = await Accounts.CreateAsync(server, data.Path, Cancel);
        Violations violations = new();
        using Turnstile turnstile = new();
        await using DiceTable table =
            await DiceTable.OpenAsync(server.SocketAddress, accounts.Next(), accounts.Next(), violations, Cancel);
        foreach (DiceBot bot in table.Bots)
            bot.OnRolled = turnstile.Rolled;
        Task games = table.PlayAsync(2, turnstile, Cancel);
        BadInput[] all = [.. SocketAbuse.All(server.SocketAddress, accounts), .. HttpAbuse.All(server.Address)];

        foreach (BadInput bad in all)
        {
            await bad.ThrowAsync(Cancel);
            await turnstile.LetOneThroughAsync(Cancel);
        }

        turnstile.Open();
        await Task.WhenAll(all.Select(bad => bad.ThrowBlindlyAsync(Cancel)));
        await games;

        Assert.Empty(violations.First);
        Assert.All(table.Bots, bot => Assert.Equal(2, bot.Games));
        Assert.Equal(0, await server.StopAsync(Cancel));
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", server.Output, StringComparison.Ordinal);
    }
}

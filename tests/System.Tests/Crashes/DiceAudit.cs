using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BlazingSun.SystemTests.Crashes;

/// <summary>Checks the rolls of a finished game against its revealed seeds, by the published description alone.</summary>
internal static class DiceAudit
{
    public static void Check(IEnumerable<JsonObject> events, IReadOnlyList<JsonObject> rolled)
    {
        JsonObject started = events.Last(e => e["type"]!.GetValue<string>() == "games.event.game_started");
        JsonObject over = events.Last(e => e["type"]!.GetValue<string>() == "games.event.game_over");
        byte[] serverSeed = Convert.FromHexString(over["fairness"]!["serverSeed"]!.GetValue<string>());
        JsonNode seeds = over["fairness"]!["clientSeeds"]!;
        IEnumerable<string> clientSeeds = started["players"]!.AsArray().Select(p => seeds[p!["id"]!.GetValue<string>()]!.GetValue<string>());

        Assert.Equal(started["fairness"]!["commitment"]!.GetValue<string>(), Convert.ToHexStringLower(SHA256.HashData(serverSeed)));
        Assert.Equal(
            Rolls(serverSeed, string.Join(':', clientSeeds)).Take(rolled.Count),
            rolled.Select(r => r["roll"]!.GetValue<int>()));
    }

    private static IEnumerable<int> Rolls(byte[] serverSeed, string clientSeeds)
    {
        for (int block = 0; ; block++)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"{clientSeeds}:{block}");
            foreach (byte b in HMACSHA256.HashData(serverSeed, Encoding.UTF8.GetBytes(message)))
            {
                if (b < 252)
                {
                    yield return (b % 6) + 1;
                }
            }
        }
    }
}

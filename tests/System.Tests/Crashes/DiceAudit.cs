using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BlazingSun.SystemTests.Crashes;

/// <summary>Checks the rolls of a finished game against its revealed seeds, by the published description alone.</summary>
internal static class DiceAudit
{
    public static void Check(JsonObject game)
    {
        JsonNode fairness = game["result"]!["fairness"]!;
        byte[] serverSeed = Convert.FromHexString(fairness["serverSeed"]!.GetValue<string>());
        IEnumerable<string> clientSeeds = game["players"]!.AsArray()
            .Select(player => fairness["clientSeeds"]![player!["id"]!.GetValue<string>()]!.GetValue<string>());
        int[] rolled = [.. game["rolls"]!.AsArray().Select(roll => roll!["roll"]!.GetValue<int>())];

        Assert.Equal(game["commitment"]!.GetValue<string>(), Convert.ToHexStringLower(SHA256.HashData(serverSeed)));
        Assert.Equal(Rolls(serverSeed, string.Join(':', clientSeeds)).Take(rolled.Length), rolled);
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

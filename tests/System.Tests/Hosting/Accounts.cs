using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazingSun.Players.Accounts;
using BlazingSun.Players.Dice;

namespace BlazingSun.SystemTests.Hosting;

/// <summary>Users for tests: one registered over HTTP, the others by tokens signed with the server's own key.</summary>
public sealed class Accounts : IDisposable
{
    private readonly TokenSigner signer;
    private long next = 1_000_000;

    private Accounts(TokenSigner signer) => this.signer = signer;

    /// <summary>Registers a user and takes the form of the tokens from its own.</summary>
    public static Task<Accounts> CreateAsync(ServerProcess server, string data, CancellationToken cancel) =>
        CreateAsync(server.Address, data, cancel);

    /// <summary>Likewise, with a server at that address.</summary>
    public static async Task<Accounts> CreateAsync(Uri server, string data, CancellationToken cancel)
    {
        string token = (await RegisterAsync(server, "sample", cancel))["token"]!.GetValue<string>();
        string key = await File.ReadAllTextAsync(Path.Combine(data, "keys", "jwt_private.pem"), cancel);
        return new Accounts(new TokenSigner(key, token, TimeProvider.System));
    }

    /// <summary>Registers a user; the answer's body.</summary>
    public static Task<JsonObject> RegisterAsync(ServerProcess server, string name, CancellationToken cancel) =>
        RegisterAsync(server.Address, name, cancel);

    /// <summary>Likewise, with a server at that address.</summary>
    public static async Task<JsonObject> RegisterAsync(Uri server, string name, CancellationToken cancel)
    {
        using HttpClient http = new() { BaseAddress = server };
        HttpResponseMessage response = await http.PostAsJsonAsync(
            "/api/auth/register", new { username = name, email = $"{name}@example.com", password = "correct horse battery" }, cancel);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>(cancel))!;
    }

    /// <summary>A user that the server has not seen before.</summary>
    public DicePlayer Next(string? name = null)
    {
        long id = Interlocked.Increment(ref next);
        return new DicePlayer($"{id}", signer.Sign(id, name ?? $"player{id}"));
    }

    /// <inheritdoc/>
    public void Dispose() => signer.Dispose();
}

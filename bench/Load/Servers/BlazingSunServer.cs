using System.Net.Http.Json;
using System.Text.Json;
using BlazingSun.Players.Accounts;
using BlazingSun.Players.Dice;

namespace BlazingSun.Load.Servers;

/// <summary>BlazingSun in one process, with a data folder of its own that goes with it, and tokens for its players.</summary>
internal sealed class BlazingSunServer : IAsyncDisposable
{
    private const long FirstUserId = 1_000_000_000;
    private readonly DirectoryInfo _data;
    private TokenSigner? _signer;

    private BlazingSunServer(ServerProcess process, DirectoryInfo data)
    {
        Process = process;
        _data = data;
    }

    public ServerProcess Process { get; }

    public Uri Socket => Process.Socket("/ws");

    public static async Task<BlazingSunServer> StartAsync(string dll, string parent, CancellationToken cancel)
    {
        DirectoryInfo data = Directory.CreateDirectory(Path.Combine(parent, $"blazing-sun-bench-{Environment.ProcessId}-{Guid.NewGuid():n}"));
        try
        {
            ServerProcess process = await ServerProcess.StartAsync(
                dll, port => ["--port", $"{port}", "--data", data.FullName, "--Limits:Enabled=false"], cancel);
            BlazingSunServer server = new(process, data);
            server._signer = await server.LearnToSignAsync(cancel);
            return server;
        }
        catch
        {
            data.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>The n-th player, with a token; known to the server by the token alone.</summary>
    public DicePlayer Player(int n) => new($"{FirstUserId + n}", _signer!.Sign(FirstUserId + n, $"bench{n}"));

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _signer?.Dispose();
        _data.Delete(recursive: true);
    }

    private async Task<TokenSigner> LearnToSignAsync(CancellationToken cancel)
    {
        using HttpClient http = new() { BaseAddress = Process.Http };
        using HttpResponseMessage response = await http.PostAsJsonAsync(
            new Uri("/api/auth/register", UriKind.Relative),
            new { username = "bench", email = "bench@example.org", password = "long enough for a bench" },
            cancel);
        response.EnsureSuccessStatusCode();
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        string key = await File.ReadAllTextAsync(Path.Combine(_data.FullName, "keys", "jwt_private.pem"), cancel);
        return new TokenSigner(key, answer.GetProperty("token").GetString()!, TimeProvider.System);
    }
}

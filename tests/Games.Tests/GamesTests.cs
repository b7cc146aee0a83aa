using BlazingSun.Testing;

namespace BlazingSun.Games.Tests;

/// <summary>Tests that need the app running, each on data of its own.</summary>
public abstract class GamesTests : IAsyncLifetime
{
    private readonly DataFolder data = new();
    private GamesHost? games;

    private protected GamesHost Games => games!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => games = await StartAsync(data.Path);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (games is not null)
            await games.DisposeAsync();
        data.Dispose();
    }

    private protected virtual Task<GamesHost> StartAsync(string folder) => GamesHost.StartAsync(folder);
}

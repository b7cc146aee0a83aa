using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Testing;

namespace BlazingSun.Chat.Tests;

/// <summary>Tests that need the app running, each on data of its own.</summary>
public abstract class ChatTests : IAsyncLifetime
{
    private readonly DataFolder data = new();
    private ChatHost? chat;

    private protected ChatHost Chat => chat!;

    private protected static Caller Alice { get; } = new(new UserId(1), "alice", ["user"]);

    private protected static Caller Bob { get; } = new(new UserId(2), "bob", ["user"]);

    private protected static Caller Carol { get; } = new(new UserId(3), "carol", ["user"]);

    private protected static Caller Admin { get; } = new(new UserId(9), "boss", ["user", "admin"]);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => chat = await StartAsync(data.Path);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (chat is not null)
            await chat.DisposeAsync();
        data.Dispose();
    }

    private protected virtual Task<ChatHost> StartAsync(string folder) => ChatHost.StartAsync(folder);
}

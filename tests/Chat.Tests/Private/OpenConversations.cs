using BlazingSun.Chat.Private;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using BlazingSun.Platform.Ids;
using BlazingSun.Platform.State;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>Private chat's conversations on a store, without anyone who is told. What fails is tried again, as clients do.</summary>
internal sealed class OpenConversations : IAsyncDisposable
{
    private const int Patience = 10_000;
    private readonly ServiceProvider services;

    public OpenConversations(IStateStore store, VirtualTimeProvider time, int listed = 200)
    {
        Time = time;
        services = new ServiceCollection()
            .AddKeyedSingleton(StateStores.Documents, store)
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IRandomSource, SystemRandomSource>()
            .AddSingleton<IIdSource, UuidSource>()
            .Configure<ChatOptions>(options => options.ConversationsPerUser = listed)
            .AddConversations()
            .AddSingleton<ConversationErasure>()
            .BuildServiceProvider();
    }

    public VirtualTimeProvider Time { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<Written> WriteAsync(UserId sender, UserId recipient, string text, ulong command) =>
        InsistAsync(() => TryWriteAsync(sender, recipient, text, command));

    /// <summary>Likewise, once.</summary>
    public ValueTask<Written> TryWriteAsync(UserId sender, UserId recipient, string text, ulong command) =>
        Get<MessageWriter>().WriteAsync(new Draft(new Caller(sender, $"user {sender}", ["user"]), recipient, text, command), 0, Token);

    public async Task<(MessageId? Cursor, bool HasMoved)> MarkAsync(UserId reader, UserId with, MessageId upTo)
    {
        Pair pair = Pair.Of(reader, with);
        (Conversation now, bool hasMoved) = await InsistAsync(() => Get<ReadMarker>().MarkAsync(pair, reader, upTo, Token));
        return (now.Member(pair.IsHigh(reader)).ReadUpTo, hasMoved);
    }

    public Task<Conversation> ReadAsync(Pair pair) => InsistAsync(() => Get<ConversationStore>().ReadAsync(pair, Token));

    public async Task<(IReadOnlyList<StoredMessage> Messages, bool HasMore)> PageAsync(Pair pair, MessageId? before, int limit)
    {
        Conversation conversation = await ReadAsync(pair);
        return await InsistAsync(() => Get<ConversationPages>().ReadAsync(pair, conversation, before, limit, Token));
    }

    /// <summary>The listed conversations, the latest first.</summary>
    public async Task<UserId[]> ListAsync(UserId user) =>
        [.. (await InsistAsync(() => Get<ConversationLists>().ReadAsync(user, Token))).Select(item => item.With)];

    public Task<IReadOnlyList<UserId>> EverWithAsync(UserId user) => InsistAsync(() => Get<ConversationLists>().AllAsync(user, Token));

    public Task EraseAsync(UserId user) => InsistAsync<bool>(async () =>
    {
        await Get<ConversationErasure>().RemoveAsync(user, Token);
        return true;
    });

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private static async Task<T> InsistAsync<T>(Func<ValueTask<T>> call)
    {
        for (int i = 1; ; i++)
        {
            try
            {
                return await call();
            }
            catch (DependencyUnavailableException) when (i < Patience)
            {
                // Once more.
            }
        }
    }
}

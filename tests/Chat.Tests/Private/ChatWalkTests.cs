using BlazingSun.Platform.State;
using BlazingSun.Testing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>
/// Under any order of sends, repeats, reads, removals and page reads, messages, unread counts and cursors are those of a simple model;
/// whatever the store does.
/// </summary>
public sealed class ChatWalkTests
{
    [Fact]
    public void On_a_store_in_memory() => Check(200, (_, time) => new MemoryStateStore(time));

    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    public void On_a_store_that_fails_answers_late_and_loses_answers(int percent) =>
        Check(200, (walk, time) => new FaultyStore(new MemoryStateStore(time), walk[0].Detail, percent));

    [Fact]
    public async Task On_the_embedded_store()
    {
        VirtualTimeProvider time = new();
        await using EmbeddedHost host = await EmbeddedHost.StartAsync(time: time);
        IStateStore store = host.Services.GetRequiredKeyedService<IStateStore>(StateStores.Documents);
        int walks = 0;
        Check(25, (_, _) => new Prefixed(store, $"{walks++}:"), time);
    }

    [Theory]
    [InlineData("state.mongodb")]
    [InlineData("state.redis")]
    public async Task On_the_stores_behind_a_sidecar(string type)
    {
        await using SidecarStore emulated = await SidecarStore.StartAsync(type);
        int walks = 0;
        Check(5, (_, _) => new Prefixed(emulated.Documents, $"{walks++}:"));
    }

    [Fact]
    public async Task On_the_documents_of_the_given_sidecar()
    {
        await using SidecarStore given = SidecarStore.OfGiven();
        string name = RealSidecar.NewName();
        int walks = 0;
        Check(5, (_, _) => new Prefixed(given.Documents, $"{name}:{walks++}:"));
    }

    private static void Check(int walks, Func<Step[], VirtualTimeProvider, IStateStore> open, VirtualTimeProvider? clock = null) =>
        Prop.ForAll(ChatWalk.Any, walk => TakeAsync(walk, open, clock ?? new VirtualTimeProvider()).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(walks));

    private static async Task TakeAsync(Step[] walk, Func<Step[], VirtualTimeProvider, IStateStore> open, VirtualTimeProvider time)
    {
        await using OpenConversations chat = new(open(walk, time), time);
        await new ChatWalk(chat).TakeAsync(walk);
    }

    /// <summary>Each walk's own part of a store.</summary>
    private sealed class Prefixed(IStateStore store, string prefix) : IStateStore
    {
        public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken) => store.GetAsync(prefix + key, cancellationToken);

        public ValueTask<string?> SaveAsync(
            string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
            store.SaveAsync(prefix + key, value, expected, timeToLive, cancellationToken);

        public ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken) =>
            store.DeleteAsync(prefix + key, expected, cancellationToken);

        public ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}

using System.Globalization;
using BlazingSun.DaprEmulator.Faults;
using BlazingSun.Platform.State;
using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.State;

public sealed class DaprRedisStoreTests : DaprStateStoreCompliance
{
    protected override string Type => "state.redis";

    protected override string Component => StateStores.Rooms;
}

public sealed class DaprMongoStoreTests : DaprStateStoreCompliance
{
    protected override string Type => "state.mongodb";

    protected override string Component => StateStores.Documents;
}

/// <summary>What the store behind a sidecar does besides: no fault of the sidecar makes it say what is not so.</summary>
public abstract class DaprStateStoreCompliance : StateStoreCompliance
{
    private const string Calls = "/v1.0/state/rooms";

    protected abstract string Type { get; }

    /// <summary>The component of this type in components/.</summary>
    protected abstract string Component { get; }

    protected override async Task<OpenStore> OpenAsync() => !RealSidecar.IsMeant
        ? await DaprOpenStore.StartAsync(Type)
        : new RealOpenStore(Component, Component == StateStores.Rooms ? StateStores.Documents : StateStores.Rooms);

    [Theory]
    [InlineData(CallFault.Refuse)]
    [InlineData(CallFault.Cut)]
    [InlineData(CallFault.LoseAnswer)]
    [InlineData(CallFault.FailAfter)]
    public async Task A_write_whose_answer_fails_is_found_out_and_done_once(CallFault fault)
    {
        await using DaprOpenStore open = await DaprOpenStore.StartAsync(Type);

        open.World.Faults.Add(new FaultRule(Callee.Sidecar, Calls, fault) { Method = "POST" });
        string? created = await SaveAsync(open.Rooms, "a", "1", Expected.Absent);
        open.World.Faults.Add(new FaultRule(Callee.Sidecar, Calls, fault) { Method = "POST" });
        string? saved = await SaveAsync(open.Rooms, "a", "2", Expected.Version(created!));
        Assert.Equal(saved, (await open.Rooms.GetAsync("a", Token))!.ETag);
        open.World.Faults.Add(new FaultRule(Callee.Sidecar, Calls, fault) { Method = "DELETE" });
        Assert.True(await open.Rooms.DeleteAsync("a", Expected.Version(saved!), Token));

        Assert.Null(await TextAsync(open.Rooms, "a"));
    }

    [Theory]
    [InlineData(CallFault.LoseAnswer)]
    [InlineData(CallFault.FailAfter)]
    [InlineData(CallFault.Refuse)]
    public async Task Counting_loses_nothing_and_adds_nothing_but_what_is_in_doubt(CallFault fault)
    {
        await using DaprOpenStore open = await DaprOpenStore.StartAsync(Type);
        for (int i = 0; i < 40; i++)
            open.World.Faults.Add(new FaultRule(Callee.Sidecar, Calls, fault) { Method = "POST", After = i % 4 });

        int[] doubts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CountWithDoubtsAsync(open.Rooms, 25)));

        Assert.InRange(int.Parse((await TextAsync(open.Rooms, "counter"))!, CultureInfo.InvariantCulture), 100, 100 + doubts.Sum());
    }

    [Fact]
    public async Task A_store_that_is_away_is_unavailable_and_then_goes_on()
    {
        await using DaprOpenStore open = await DaprOpenStore.StartAsync(Type);
        string? version = await SaveAsync(open.Rooms, "a", "1");
        open.World.Faults.Store(StateStores.Rooms).TakeAway();

        Task saving = SaveAsync(open.Rooms, "a", "2", Expected.Version(version!)).AsTask();
        await Testing.Wait.UntilAsync(() => Pass(open) && saving.IsCompleted, Token);
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => saving);
        open.World.Faults.Store(StateStores.Rooms).BringBack();

        Assert.NotNull(await SaveAsync(open.Rooms, "a", "3", Expected.Version(version!)));
    }

    /// <summary>Adds one at a time until so many are known to be added.</summary>
    /// <returns>How many more may have been.</returns>
    private static async Task<int> CountWithDoubtsAsync(IStateStore store, int times)
    {
        int doubts = 0;
        for (int counted = 0; counted < times;)
        {
            try
            {
                await CountAsync(store, 1);
                counted++;
            }
            catch (DependencyUnavailableException)
            {
                doubts++;
            }
        }

        return doubts;
    }

    private static bool Pass(DaprOpenStore open) => open.PassAsync(TimeSpan.FromSeconds(1)).IsCompleted;
}

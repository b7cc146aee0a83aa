namespace BlazingSun.DaprEmulator.Tests;

/// <summary>A sidecar that is told to wait for its app before it stops, as the real one's source has it.</summary>
public sealed class BlockedShutdownTests
{
    private static readonly SidecarOptions Blocked = new() { BlockShutdown = TimeSpan.FromSeconds(20), AppHealth = new AppHealthOptions() };

    [Fact]
    public async Task It_keeps_its_api_and_its_actors_for_so_long()
    {
        await using Scene scene = new();
        Sidecar leaving = await scene.StartAsync(options: Blocked);
        Sidecar other = await scene.StartAsync();
        string actor = await HostedByAsync(scene, leaving, other);

        Task stopping = leaving.StopAsync();
        scene.Time.Advance(TimeSpan.FromSeconds(19));

        Assert.Equal(204, (await scene.CallAsync(leaving, "GET", "/v1.0/healthz/outbound")).Status);
        Assert.True(leaving.Actors.IsActive(new("Room", actor)));
        Assert.False(stopping.IsCompleted);
        await scene.Time.UntilAsync(() => stopping.IsCompleted, Scene.Token);
        Assert.False(leaving.Actors.IsActive(new("Room", actor)));
    }

    [Fact]
    public async Task It_goes_when_its_app_says_that_it_is_unwell()
    {
        await using Scene scene = new();
        Sidecar leaving = await scene.StartAsync(options: Blocked);
        DateTimeOffset asked = scene.Time.GetUtcNow();
        Task stopping = leaving.StopAsync();
        scene.IsHealthy = false;

        await scene.Time.UntilAsync(() => stopping.IsCompleted, Scene.Token);

        Assert.InRange(scene.Time.GetUtcNow() - asked, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(19));
    }

    private static async Task<string> HostedByAsync(Scene scene, Sidecar host, Sidecar other)
    {
        for (int i = 0; ; i++)
        {
            await scene.CallAsync(other, "PUT", $"/v1.0/actors/Room/r{i}/method/hello", "{}");
            if (host.Actors.IsActive(new("Room", $"r{i}")))
                return $"r{i}";
        }
    }
}

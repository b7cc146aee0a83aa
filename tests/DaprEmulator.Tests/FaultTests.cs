using BlazingSun.DaprEmulator.Faults;
using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

public class FaultTests
{
    private const string Path = "/v1.0/state/rooms";
    private const string Save = """[{"key":"k","value":"v"}]""";

    [Theory]
    [InlineData(CallFault.Refuse, false, false)]
    [InlineData(CallFault.Cut, true, false)]
    [InlineData(CallFault.LoseAnswer, true, true)]
    [InlineData(CallFault.FailAfter, false, true)]
    public async Task A_save_goes_wrong_as_told_and_the_next_one_well(CallFault fault, bool breaks, bool happens)
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        scene.World.Faults.Add(new FaultRule(Callee.Sidecar, Path, fault) { AppId = "games", Method = "POST" });
        if (breaks)
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => scene.CallAsync(sidecar, "POST", Path, Save));
        else
            Assert.Equal(500, (await scene.CallAsync(sidecar, "POST", Path, Save)).Status);
        Assert.Equal(happens ? 200 : 204, (await scene.CallAsync(sidecar, "GET", Path + "/k")).Status);
        Assert.Equal(204, (await scene.CallAsync(sidecar, "POST", Path, Save)).Status);
    }

    [Fact]
    public async Task What_a_killed_sidecar_was_about_to_bring_to_its_app_is_given_up()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        await sidecar.KillAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sidecar.App.CallAsync("POST", "/t", [], [], CancellationToken.None));
    }

    [Fact]
    public async Task A_silent_call_ends_when_its_caller_gives_up()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        scene.World.Faults.Add(new FaultRule(Callee.Sidecar, Path, CallFault.Silence) { After = 1 });
        Assert.Equal(204, (await scene.CallAsync(sidecar, "POST", Path, Save)).Status);
        await scene.GiveUpAsync(sidecar, "POST", Path, Save);
        Assert.Equal(204, (await scene.CallAsync(sidecar, "POST", Path, Save)).Status);
    }

    [Fact]
    public async Task A_reminder_waits_for_the_scheduler_and_is_given_up_after_four_failures()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        const string reminder = "/v1.0/actors/Room/r/reminders/wake";
        scene.World.Faults.Scheduler.TakeAway();
        Assert.Equal(500, (await scene.CallAsync(sidecar, "POST", reminder, """{"dueTime":"1s"}""")).Status);
        scene.World.Faults.Scheduler.BringBack();
        await scene.CallAsync(sidecar, "POST", reminder, """{"dueTime":"1s"}""");
        scene.World.Faults.Scheduler.TakeAway();
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(scene.Got.Items);
        scene.World.Faults.Scheduler.BringBack();
        scene.Answer = _ => new AppReply(500);
        await scene.UntilGotAsync(4);
        await Wait.UntilAsync(
            async () => (await scene.CallAsync(sidecar, "GET", reminder)).Status == 404, Scene.Token);
        Assert.Equal(4, scene.Got.Items.Count);
    }

    [Fact]
    public async Task State_and_reminders_are_there_again_after_a_restart_of_everything()
    {
        using DataFolder folder = new();
        await using (Scene before = new(folder.Path))
        {
            Sidecar sidecar = await before.StartAsync();
            await before.CallAsync(sidecar, "POST", Path, Save);
            await before.CallAsync(sidecar, "POST", "/v1.0/actors/Room/r/reminders/wake", """{"dueTime":"1s","data":"d"}""");
        }

        await using Scene after = new(folder.Path);
        Sidecar again = await after.StartAsync();
        Assert.Equal("\"v\"", (await after.CallAsync(again, "GET", Path + "/k")).Body);
        Assert.Equal(["PUT /actors/Room/r/method/remind/wake"], await after.UntilGotAsync(1));
    }

    [Fact]
    public async Task The_console_takes_commands_over_HTTP()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        await using FaultControl control = await FaultControl.StartAsync(scene.World, 0);
        using HttpClient client = new() { BaseAddress = new Uri($"http://127.0.0.1:{control.Port}") };
        await PostAsync(client, "/away/stores/rooms?seconds=20");
        Assert.Equal(500, (await scene.Time.UntilAsync(scene.CallAsync(sidecar, "POST", Path, Save), Scene.Token)).Status);
        scene.Time.Advance(TimeSpan.FromSeconds(20));
        await Wait.UntilAsync(() => !scene.World.Faults.Store("rooms").IsAway, Scene.Token);
        await PostAsync(client, "/rules?callee=sidecar&path=/v1.0/state&fault=refuse&app=games");
        Assert.Equal(500, (await scene.CallAsync(sidecar, "POST", Path, Save)).Status);
        await PostAsync(client, $"/kill/{sidecar.HttpPort}?again=true");
        Sidecar again = Assert.Single(scene.World.Sidecars);
        Assert.Equal((sidecar.HttpPort, sidecar.GrpcPort), (again.HttpPort, again.GrpcPort));
        Assert.Equal("", await client.GetStringAsync("/complaints", Scene.Token));
    }

    private static async Task PostAsync(HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.PostAsync(path, null, Scene.Token);
        Assert.Equal(204, (int)response.StatusCode);
    }
}

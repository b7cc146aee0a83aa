using BlazingSun.DaprEmulator.Actors;
using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

public class ComponentFilesTests
{
    [Fact]
    public void Components_are_read_from_the_files_of_the_real_sidecar()
    {
        IReadOnlyList<DaprComponent> components = ComponentFiles.Load(System.IO.Path.Combine(Root(), "components"));
        Assert.Equal(["documents", "pubsub", "pubsub-fanout", "rooms"], components.Select(component => component.Name).Order());
        DaprComponent rooms = components.Single(component => component.Name == "rooms");
        Assert.Equal("state.redis", rooms.Type);
        Assert.True(rooms.Flag("actorStateStore"));
        Assert.True(rooms.IsLoadedBy("games"));
        Assert.False(rooms.IsLoadedBy("gateway"));
    }

    [Fact]
    public void What_tests_use_behaves_as_what_is_deployed()
    {
        Dictionary<string, DaprComponent> files = ComponentFiles.Load(System.IO.Path.Combine(Root(), "components")).ToDictionary(component => component.Name);
        foreach (DaprComponent component in DaprComponent.Product)
        {
            Assert.Equal(files[component.Name].Type, component.Type);
            foreach ((string name, string value) in component.Metadata)
                Assert.Equal($"{component.Name} {name} {files[component.Name].Metadata[name]}", $"{component.Name} {name} {value}");
        }
    }

    /// <summary>A turn that failed must not run again because the sidecar wants it.</summary>
    [Fact]
    public void Calls_of_actors_have_no_retry_policy()
    {
        Assert.Empty(ComponentFiles.LoadActorRetries(System.IO.Path.Combine(Root(), "components")));
        Assert.Empty(new DaprWorldOptions().ActorRetries);
    }

    [Fact]
    public void A_retry_policy_of_actors_is_read()
    {
        using DataFolder folder = new();
        File.WriteAllText(System.IO.Path.Combine(folder.Path, "resiliency.yaml"), """
            kind: Resiliency
            spec:
              policies:
                retries:
                  moving: { policy: constant, duration: 250ms, maxRetries: 12 }
              targets:
                actors:
                  Room: { retry: moving }
            """);
        Assert.Equal(new ActorRetry(TimeSpan.FromMilliseconds(250), 12), ComponentFiles.LoadActorRetries(folder.Path)["Room"]);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "BlazingSun.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}

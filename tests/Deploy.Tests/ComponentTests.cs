using System.Globalization;
using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.State;

namespace BlazingSun.Deploy.Tests;

/// <summary>components/ agrees with the code that uses it.</summary>
public sealed class ComponentTests
{
    private static readonly DaprOptions Options = new();

    public static TheoryData<string> Apps => [.. Component.Apps];

    [Fact]
    public void The_components_have_the_names_that_the_apps_ask_for() =>
        Assert.Equal(
            new[] { Options.PubSub, Options.FanOutPubSub, Options.RoomsStore, Options.DocumentsStore }.Order(StringComparer.Ordinal),
            Component.Files.Select(component => component.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_app_that_subscribes_loads_the_component_of_its_group()
    {
        foreach (Subscription subscription in Composition.Subscriptions)
        {
            string component = subscription.Group == ConsumerGroup.PerApp ? Options.PubSub : Options.FanOutPubSub;
            Assert.Contains(subscription.App, Component.File(component).Scopes);
        }
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void Every_app_publishes(string app) => Assert.Contains(app, Component.File(Options.PubSub).Scopes);

    [Theory]
    [MemberData(nameof(Apps))]
    public void An_app_loads_the_stores_that_its_code_names(string app) =>
        Assert.All(Composition.Stores(app), store => Assert.Contains(app, Component.File(ComponentOf(store)).Scopes));

    [Fact]
    public void Only_apps_with_a_subscription_of_their_own_group_load_the_fan_out() =>
        Assert.Equal(
            Composition.Subscriptions.Where(wish => wish.Group == ConsumerGroup.PerReplica).Select(wish => wish.App).ToHashSet(),
            Component.File(Options.FanOutPubSub).Scopes.ToHashSet());

    [Fact]
    public void Every_replica_has_a_group_of_its_own_for_the_fan_out_and_begins_at_the_end()
    {
        Component fanOut = Component.File(Options.FanOutPubSub);
        Assert.Contains("{uuid}", fanOut.Value("consumerGroup"), StringComparison.Ordinal);
        Assert.Equal("newest", fanOut.Value("initialOffset"));
        Assert.Equal("", Component.File(Options.PubSub).Value("consumerGroup"));
        Assert.Equal("oldest", Component.File(Options.PubSub).Value("initialOffset"));
    }

    [Fact]
    public void The_store_of_actors_is_the_one_of_rooms_and_belongs_to_the_app_that_hosts_them()
    {
        Component store = Assert.Single(Component.Files, component => component.Value("actorStateStore") == "true");
        Assert.Equal(Options.RoomsStore, store.Name);
        Assert.Equal(["games"], store.Scopes);
        Assert.NotEmpty(Composition.ActorTypes);
    }

    [Fact]
    public void No_component_holds_a_secret() =>
        Assert.All(
            Component.Files.SelectMany(component => component.Metadata.Values),
            entry => Assert.False(
                entry["value"].Exists
                && new[] { "password", "username", "secret", "token" }.Any(word => entry["name"].Text.Contains(word, StringComparison.OrdinalIgnoreCase)),
                entry["name"].Text));

    [Fact]
    public void A_failed_delivery_comes_again_for_ever()
    {
        foreach (Component component in Component.Files.Where(component => component.Type == "pubsub.kafka"))
        {
            Assert.Equal("-1", component.Value("backOffMaxRetries"));
            Assert.True(Seconds(component.Value("sessionTimeout")) >= 3 * Seconds(component.Value("heartbeatInterval")));
            Assert.True(Seconds(component.Value("sessionTimeout")) >= 6, "a broker allows no less by default");
        }
    }

    private static string ComponentOf(string store) => store switch
    {
        StateStores.Rooms => Options.RoomsStore,
        StateStores.Documents => Options.DocumentsStore,
        _ => store,
    };

    private static int Seconds(string duration) => int.Parse(duration.TrimEnd('s'), CultureInfo.InvariantCulture);
}

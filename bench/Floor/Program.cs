using BlazingSun.Floor.Dice;
using BlazingSun.Floor.Echo;
using BlazingSun.Floor.Lobby;

// The floor of the benchmark: what bare Kestrel needs for an echo, for a lobby, and for a dice game that is kept in memory only.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
WebApplication app = builder.Build();
app.UseWebSockets();
app.MapGet("/health", () => "ok");
app.Map("/echo", EchoEndpoint.HandleAsync);
app.Map("/lobby", new LobbyEndpoint(TimeProvider.System).HandleAsync);
app.Map("/dice", new DiceEndpoint(new DiceRooms()).HandleAsync);
await app.RunAsync();

using BlazingSun.Floor.Dice;
using BlazingSun.Floor.Echo;

// The floor of the benchmark: what bare Kestrel needs for an echo, and for a dice game that is kept in memory only.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
WebApplication app = builder.Build();
app.UseWebSockets();
app.MapGet("/health", () => "ok");
app.Map("/echo", EchoEndpoint.HandleAsync);
app.Map("/dice", new DiceEndpoint(new DiceRooms()).HandleAsync);
await app.RunAsync();

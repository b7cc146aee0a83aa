using BlazingSun.Games;
using BlazingSun.Gateway;
using BlazingSun.Platform.Embedded;
using BlazingSun.Standalone;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.AddStandaloneSettings(args);
builder.Services
    .AddEmbeddedPlatform(builder.Configuration)
    .AddGateway(builder.Configuration)
    .AddGames();

WebApplication app = builder.Build();
app.MapGames();
app.MapGateway();
return await app.RunUntilStoppedAsync(Console.Out, Console.Error);

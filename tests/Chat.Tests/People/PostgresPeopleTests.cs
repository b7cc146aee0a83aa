using BlazingSun.Platform.Relational;
using BlazingSun.Testing;

namespace BlazingSun.Chat.Tests.People;

public sealed class PostgresPeopleTests(PostgresServer server) : PeopleCompliance, IClassFixture<PostgresServer>
{
    private protected override async Task<ChatHost> StartAsync(string folder)
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        string connection = await server.NewDatabaseAsync();
        return await ChatHost.StartAsync(folder, with: services => services.AddPostgresDatabase(ChatApp.Name, connection));
    }
}

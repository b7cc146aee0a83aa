using BlazingSun.Testing;

namespace BlazingSun.Chat.Tests.Friends;

public sealed class PostgresConcurrencyTests(PostgresServer server) : ConcurrencyCompliance, IClassFixture<PostgresServer>
{
    private protected override async Task<string?> NewDatabaseAsync()
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        return await server.NewDatabaseAsync();
    }
}

using BlazingSun.Platform.Relational;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Relational;

public sealed class SqliteDatabaseTests : DatabaseCompliance
{
    protected override async Task<OpenDatabase> OpenAsync()
    {
        EmbeddedHost host = await EmbeddedHost.StartAsync();
        return new OpenDatabase(host.Services.GetRequiredKeyedService<IDatabase>("games"), host.DisposeAsync);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_a_missing_dependency()
    {
        using DataFolder data = new();
        string file = Path.Combine(data.Path, "file");
        await File.WriteAllTextAsync(file, "in the way", Token);
        await using EmbeddedHost host = EmbeddedHost.Build(folder: file);
        IDatabase database = host.Services.GetRequiredKeyedService<IDatabase>("gateway");

        DependencyUnavailableException error = await Assert.ThrowsAsync<DependencyUnavailableException>(
            async () => await database.OpenAsync(Token));

        Assert.Equal("gateway", error.Dependency);
    }
}

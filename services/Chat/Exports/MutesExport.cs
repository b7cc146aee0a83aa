using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Relational;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Exports;

internal sealed class MutesExport([FromKeyedServices(ChatApp.Name)] IDatabase database) : IExportSection
{
    public string Name => "mutes";

    public ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken) => database.ExportAsync<long, ExportedMute>(
        new ExportQuery("SELECT until FROM mutes WHERE user_id = @User AND until > 0 LIMIT @Limit", new { User = user.Value }, 1),
        until => new ExportedMute(DateTimeOffset.FromUnixTimeMilliseconds(until)),
        _ => "",
        ChatExportJson.Default.ExportedMute,
        cancellationToken);
}

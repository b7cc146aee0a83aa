using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Platform.Exports;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Puts together what all apps hold of a user. A page at a time is in memory.</summary>
internal sealed class AccountExport(UserStore users, Sessions sessions, IEnumerable<IAppExport> apps, TimeProvider time)
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task WriteAsync(Stream to, Caller caller, CancellationToken cancellationToken)
    {
        UserRow? user = await users.FindAsync(caller, cancellationToken);
        await using Utf8JsonWriter json = new(to, Readable);
        json.WriteStartObject();
        json.WriteString("exportedAt", Text(time.GetUtcNow()));
        json.WritePropertyName("user");
        JsonSerializer.Serialize(json, user is null ? UserView.Of(caller) : sessions.View(user), Json);
        if (user is not null)
            json.WriteString("createdAt", Text(DateTimeOffset.FromUnixTimeMilliseconds(user.CreatedAt)));
        foreach (IAppExport app in apps)
            await WriteAsync(json, app, caller, cancellationToken);
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static async Task WriteAsync(Utf8JsonWriter json, IAppExport app, Caller caller, CancellationToken cancellationToken)
    {
        json.WriteStartObject(app.App);
        string? section = null;
        string? from = null;
        do
        {
            ExportPage page = await app.ReadAsync(caller, from, cancellationToken);
            if (section is not null && section != page.Section)
                json.WriteEndArray();
            if (section != page.Section)
                json.WriteStartArray(section = page.Section);
            foreach (JsonElement item in page.Items)
                item.WriteTo(json);
            await json.FlushAsync(cancellationToken);
            from = page.Next;
        }
        while (from is not null);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

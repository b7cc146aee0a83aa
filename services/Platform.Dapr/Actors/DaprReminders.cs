using System.Globalization;
using System.Net;
using BlazingSun.Platform.Actors.Hosting;
using BlazingSun.Platform.Dapr.Sidecar;

namespace BlazingSun.Platform.Dapr.Actors;

/// <summary>Reminders in the sidecar's scheduler: one-shot, for what is missed of a repeating one comes in a burst.</summary>
internal sealed class DaprReminders(ISidecarClient sidecar) : IReminders
{
    private const string Dependency = "actors";

    public async ValueTask RegisterAsync(
        ReminderName name, TimeSpan dueIn, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueIn, TimeSpan.Zero);
        using HttpRequestMessage request = new(HttpMethod.Post, Path(name))
        {
            Content = SidecarContent.Json(json =>
            {
                json.WriteStartObject();
                json.WriteString("dueTime", Duration(dueIn));
                json.WriteBoolean("overwrite", true);
                if (!data.IsEmpty)
                    json.WriteBase64String("data", data.Span);
                json.WriteEndObject();
            }),
        };
        await SendAsync(request, cancellationToken);
    }

    public async ValueTask UnregisterAsync(ReminderName name, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, Path(name));
        await SendAsync(request, cancellationToken);
    }

    /// <summary>As the sidecar reads it.</summary>
    internal static string Duration(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalMilliseconds):0}ms");

    private async ValueTask SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await sidecar.SendAsync(Dependency, request, cancellationToken);
        if (response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.OK))
            throw await SidecarError.ExceptionAsync(Dependency, response, cancellationToken);
    }

    private static string Path(ReminderName name) =>
        $"{ActorPath.Of(name.ActorType, name.ActorId)}/reminders/{Uri.EscapeDataString(name.Name)}";
}

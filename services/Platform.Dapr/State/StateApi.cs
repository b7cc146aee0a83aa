using System.Net;
using System.Text.Json;
using BlazingSun.Platform.Dapr.Sidecar;

namespace BlazingSun.Platform.Dapr.State;

/// <summary>A write that was not accepted.</summary>
/// <param name="Reason">What the sidecar says.</param>
/// <param name="Status">Its answer's status; null when none came.</param>
internal sealed record WriteFailure(DependencyUnavailableException Reason, HttpStatusCode? Status)
{
    /// <summary>
    /// True when the answer says that nothing was written: the store's version was another one. Redis says 500 when a key that is to be created exists.
    /// </summary>
    internal bool IsRefusal(bool creates) =>
        Status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest || (creates && Status is HttpStatusCode.InternalServerError);
}

/// <summary>The sidecar's calls for one store. A write tells only whether it was accepted: what a refusal means differs from store to store.</summary>
internal sealed class StateApi(ISidecarClient sidecar, string store, string component)
{
    /// <exception cref="DependencyUnavailableException">The store is away.</exception>
    internal async ValueTask<StoredValue?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Path(key));
        using HttpResponseMessage response = await sidecar.SendAsync(store, request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.NoContent)
            return null;
        if (response.StatusCode is not HttpStatusCode.OK || !response.Headers.NonValidated.TryGetValues("ETag", out var etags))
            throw await SidecarError.ExceptionAsync(store, response, cancellationToken);
        return StoredValue.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), etags.ToString());
    }

    /// <returns>Null when it was accepted, otherwise why that is not known.</returns>
    internal ValueTask<WriteFailure?> SaveAsync(StateWrite write, StoredValue? over, CancellationToken cancellationToken) =>
        PostAsync($"/v1.0/state/{component}", writer => Array(writer, () => write.Write(writer, over)), write.Value?.Length ?? 0, cancellationToken);

    /// <inheritdoc cref="SaveAsync"/>
    internal async ValueTask<WriteFailure?> DeleteAsync(string key, StoredValue? only, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, Path(key));
        if (only is not null)
            request.Headers.TryAddWithoutValidation("If-Match", only.ETag);
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>All writes in one call. Only some stores take all or none.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    internal ValueTask<WriteFailure?> TransactAsync(
        IReadOnlyList<(StateWrite Write, StoredValue? Over)> writes, CancellationToken cancellationToken) =>
        PostAsync($"/v1.0/state/{component}/transaction", writer => WriteTransaction(writer, writes), writes.Sum(each => each.Write.Value?.Length ?? 0), cancellationToken);

    private static void WriteTransaction(Utf8JsonWriter writer, IReadOnlyList<(StateWrite Write, StoredValue? Over)> writes)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("operations");
        Array(writer, () =>
        {
            foreach ((StateWrite write, StoredValue? over) in writes)
            {
                writer.WriteStartObject();
                writer.WriteString("operation", write.Value is null ? "delete" : "upsert");
                writer.WritePropertyName("request");
                write.Write(writer, over);
                writer.WriteEndObject();
            }
        });
        writer.WriteEndObject();
    }

    private static void Array(Utf8JsonWriter writer, Action items)
    {
        writer.WriteStartArray();
        items();
        writer.WriteEndArray();
    }

    private async ValueTask<WriteFailure?> PostAsync(
        string path, Action<Utf8JsonWriter> write, int valueBytes, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = SidecarContent.Json(write, valueBytes + (valueBytes / 4) + 256) };
        return await SendAsync(request, cancellationToken);
    }

    private async ValueTask<WriteFailure?> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await sidecar.SendAsync(store, request, cancellationToken);
            return response.StatusCode is HttpStatusCode.NoContent
                ? null
                : new WriteFailure(await SidecarError.ReasonAsync(store, response, cancellationToken), response.StatusCode);
        }
        catch (DependencyUnavailableException unanswered)
        {
            return new WriteFailure(unanswered, null);
        }
    }

    private string Path(string key) => $"/v1.0/state/{component}/{Uri.EscapeDataString(key)}";
}

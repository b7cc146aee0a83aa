using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BlazingSun.Platform.Dapr.Sidecar;

/// <summary>Bodies of requests.</summary>
internal static class SidecarContent
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON that is written at once.</summary>
    internal static HttpContent Json(Action<Utf8JsonWriter> write, int sizeHint = 256) => Json(Write(write, sizeHint));

    /// <summary>Likewise, as bytes.</summary>
    internal static byte[] Bytes(Action<Utf8JsonWriter> write) => Write(write, 256).ToArray();

    /// <summary>JSON that exists.</summary>
    internal static HttpContent Json(ReadOnlyMemory<byte> json) =>
        new ReadOnlyMemoryContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write, int sizeHint)
    {
        ArrayBufferWriter<byte> buffer = new(sizeHint);
        using (Utf8JsonWriter writer = new(buffer, Relaxed))
            write(writer);
        return buffer.WrittenMemory;
    }
}

using System.Buffers.Binary;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace BlazingSun.Platform.Dapr.Sidecar;

/// <summary>Messages on the wire: a byte for compression (none), four bytes of length, the message.</summary>
internal static class GrpcFrame
{
    private const int PrefixSize = 5;

    // A sidecar's own limit is 4 MiB unless it was raised.
    private const int LongestMessage = 256 * 1024 * 1024;

    internal static HttpContent Write(IMessage message)
    {
        byte[] frame = new byte[PrefixSize + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - PrefixSize);
        message.WriteTo(frame.AsSpan(PrefixSize));
        return new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } };
    }

    /// <returns>Null at the stream's end.</returns>
    internal static async ValueTask<T?> ReadAsync<T>(Stream stream, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        byte[] prefix = new byte[PrefixSize];
        int read = await stream.ReadAtLeastAsync(prefix, PrefixSize, throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
            return null;
        if (read < PrefixSize)
            throw new GrpcException(GrpcStatus.Unavailable, "the stream ended within a message");
        int length = BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1));
        if (prefix[0] != 0 || length is < 0 or > LongestMessage)
            throw new GrpcException(GrpcStatus.Internal, $"a message with flag {prefix[0]} and length {length}");
        byte[] message = new byte[length];
        await stream.ReadExactlyAsync(message, cancellationToken);
        return parser.ParseFrom(message);
    }
}

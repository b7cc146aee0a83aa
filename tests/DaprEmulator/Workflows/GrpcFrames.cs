using System.Buffers.Binary;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace BlazingSun.DaprEmulator.Workflows;

/// <summary>gRPC's messages and statuses on a plain HTTP/2 server.</summary>
internal static class GrpcFrames
{
    private const int Prefix = 5;

    internal static async Task<T> ReadAsync<T>(HttpRequest request, MessageParser<T> parser)
        where T : IMessage<T>
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        byte[] bytes = body.ToArray();
        int length = bytes.Length < Prefix ? -1 : BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1));
        return bytes.Length == Prefix + length && bytes[0] == 0
            ? parser.ParseFrom(bytes, Prefix, length)
            : throw new InvalidDataException("not one uncompressed gRPC message");
    }

    internal static async Task WriteAsync(HttpResponse response, IMessage message)
    {
        byte[] frame = new byte[Prefix + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - Prefix);
        message.WriteTo(frame.AsSpan(Prefix));
        await response.Body.WriteAsync(frame, response.HttpContext.RequestAborted);
        await response.Body.FlushAsync(response.HttpContext.RequestAborted);
    }

    /// <summary>Ends the call; before any message the status comes in the headers.</summary>
    internal static void End(HttpResponse response, GrpcStatus status, string message = "")
    {
        string code = ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (response.HasStarted)
        {
            response.AppendTrailer("grpc-status", code);
            if (message.Length > 0)
                response.AppendTrailer("grpc-message", Uri.EscapeDataString(message));
            return;
        }

        response.Headers["grpc-status"] = code;
        if (message.Length > 0)
            response.Headers["grpc-message"] = Uri.EscapeDataString(message);
    }
}

/// <summary>gRPC's statuses, as far as they are used.</summary>
internal enum GrpcStatus
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    NotFound = 5,
    Unimplemented = 12,
    Unauthenticated = 16,
}

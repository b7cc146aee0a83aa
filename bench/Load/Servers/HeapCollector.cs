using System.Net.Sockets;
using System.Text;

namespace BlazingSun.Load.Servers;

/// <summary>
/// Makes another .NET process collect its garbage, over the runtime's diagnostic socket: a trace session with the keyword
/// "collect the heap" is opened and closed again.
/// </summary>
internal static class HeapCollector
{
    private const byte EventPipe = 2;
    private const byte CollectTracing2 = 3;
    private const byte StopTracing = 1;
    private const ulong GCHeapCollect = 0x800000;
    private const int HeaderLength = 20;
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("DOTNET_IPC_V1\0");

    /// <summary>Asks for one full collection; returns when the session is closed.</summary>
    /// <exception cref="InvalidOperationException">The process has no diagnostic socket, or refuses.</exception>
    public static async Task CollectAsync(int processId, CancellationToken cancel)
    {
        string path = Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{processId}-*-socket").FirstOrDefault()
            ?? throw new InvalidOperationException($"Process {processId} has no diagnostic socket.");
        using Socket session = await SendAsync(path, CollectTracing2, StartSession(), cancel);
        byte[] sessionId = await ReadAnswerAsync(session, cancel);
        await using NetworkStream events = new(session);
        Task drained = events.CopyToAsync(Stream.Null, cancel);
        using Socket stop = await SendAsync(path, StopTracing, sessionId, cancel);
        await ReadAnswerAsync(stop, cancel);
        await drained;
    }

    private static byte[] StartSession()
    {
        const uint BufferMegabytes = 16, NetTrace = 1, Providers = 1, Informational = 4;
        using MemoryStream payload = new();
        using BinaryWriter writer = new(payload, Encoding.Unicode);
        writer.Write(BufferMegabytes);
        writer.Write(NetTrace);
        writer.Write(false);
        writer.Write(Providers);
        writer.Write(GCHeapCollect);
        writer.Write(Informational);
        const string Provider = "Microsoft-Windows-DotNETRuntime\0";
        writer.Write((uint)Provider.Length);
        writer.Write(Provider.AsSpan());
        writer.Write(0u);
        writer.Flush();
        return payload.ToArray();
    }

    private static async Task<Socket> SendAsync(string path, byte command, byte[] payload, CancellationToken cancel)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
        byte[] message = new byte[HeaderLength + payload.Length];
        Magic.CopyTo(message, 0);
        BitConverter.TryWriteBytes(message.AsSpan(Magic.Length), (ushort)message.Length);
        message[16] = EventPipe;
        message[17] = command;
        payload.CopyTo(message, HeaderLength);
        await socket.SendAsync(message, cancel);
        return socket;
    }

    private static async Task<byte[]> ReadAnswerAsync(Socket socket, CancellationToken cancel)
    {
        const byte Ok = 0;
        await using NetworkStream stream = new(socket);
        byte[] header = new byte[HeaderLength];
        await stream.ReadExactlyAsync(header, cancel);
        byte[] sessionId = new byte[sizeof(ulong)];
        await stream.ReadExactlyAsync(sessionId.AsMemory(0, Math.Min(BitConverter.ToUInt16(header, 14) - HeaderLength, sessionId.Length)), cancel);
        return header[17] == Ok ? sessionId : throw new InvalidOperationException("The process refuses to collect its garbage.");
    }
}

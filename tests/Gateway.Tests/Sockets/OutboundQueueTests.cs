using System.Net.WebSockets;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Tests.Sockets;

public sealed class OutboundQueueTests
{
    [Fact]
    public async Task Frames_that_wait_together_leave_in_one_write()
    {
        await using GatedStream below = new();
        await using CombiningStream stream = new(below);
        using WebSocket socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        OutboundQueue queue = new(socket, stream, new LimitsOptions());
        for (int i = 0; i < 10; i++)
            queue.Enqueue(new byte[200]);
        queue.Flush();
        Assert.Equal([10 * 204], below.Writes);
    }

    [Fact]
    public async Task What_comes_during_a_write_leaves_with_the_next_one()
    {
        await using GatedStream below = new() { Gate = new() };
        await using CombiningStream stream = new(below);
        using WebSocket socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        OutboundQueue queue = new(socket, stream, new LimitsOptions());
        for (int i = 0; i < 5; i++)
        {
            queue.Enqueue(new byte[100]);
            queue.Flush();
        }

        queue.Close(CloseReason.Normal);
        below.Gate.SetResult();
        await queue.Closed.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([102, 4 * 102, 4], below.Writes);
    }

    [Fact]
    public async Task Too_many_waiting_bytes_close_as_slow_consumer()
    {
        await using GatedStream below = new() { Gate = new() };
        await using CombiningStream stream = new(below);
        using WebSocket socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        OutboundQueue queue = new(socket, stream, new LimitsOptions { OutboundBytes = 2_048 });
        queue.Enqueue(new byte[1_000]);
        queue.Flush();
        queue.Enqueue(new byte[1_000]);
        Assert.Null(queue.Closing);
        queue.Enqueue(new byte[100]);
        Assert.Equal(CloseReason.SlowConsumer, queue.Closing);
        queue.Close(CloseReason.Normal);
        Assert.Equal(CloseReason.SlowConsumer, queue.Closing);
    }

    [Fact]
    public async Task A_frame_that_is_larger_than_all_that_may_wait_passes_alone_and_not_behind_others()
    {
        await using GatedStream below = new() { Gate = new() };
        await using CombiningStream stream = new(below);
        using WebSocket socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        OutboundQueue queue = new(socket, stream, new LimitsOptions { OutboundBytes = 2_048 });
        queue.Enqueue(new byte[3_000]);
        queue.Flush();
        Assert.Null(queue.Closing);
        queue.Enqueue(new byte[1]);
        Assert.Equal(CloseReason.SlowConsumer, queue.Closing);
    }

    private sealed class GatedStream : MemoryStream
    {
        public TaskCompletionSource? Gate { get; init; }

        public List<int> Writes { get; } = [];

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            lock (Writes)
                Writes.Add(buffer.Length);
            if (Gate is not null)
                await Gate.Task;
        }
    }
}

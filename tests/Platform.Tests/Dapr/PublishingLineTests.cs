using System.Text;
using System.Text.Json.Nodes;
using BlazingSun.Platform.Dapr.PubSub;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.Dapr;

public sealed class PublishingLineTests
{
    private readonly VirtualTimeProvider _time = new();
    private readonly Recorder<(BulkPublish Batch, TaskCompletionSource Sent)> _requests = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lone_message_leaves_at_once_and_a_flood_in_batches()
    {
        TopicLine line = Line();

        Task[] publishing = [.. Enumerable.Range(0, 250).Select(number => PublishAsync(line, $"{number}"))];

        List<string> sent = [];
        foreach (int expected in new[] { 1, 100, 100, 49 })
            sent.AddRange(await AcceptNextAsync(expected));
        await Task.WhenAll(publishing);
        Assert.Equal(Enumerable.Range(0, 250).Select(number => $"{number}"), sent);
    }

    [Fact]
    public async Task What_one_caller_publishes_is_accepted_when_all_of_it_is()
    {
        TopicLine line = Line();

        Task publishing = line.PublishAsync(Enumerable.Range(0, 150).Select(number => Message($"{number}")).ToArray(), Token);
        await AcceptNextAsync(100);
        await _requests.WaitForAsync(2, Token);
        Assert.False(publishing.IsCompleted);
        await AcceptNextAsync(50);

        await publishing;
    }

    [Fact]
    public async Task A_request_stays_below_the_sidecars_limit()
    {
        TopicLine line = Line();
        string large = new('x', 1024 * 1024);

        Task publishing = line.PublishAsync(Enumerable.Range(0, 3).Select(_ => Message(large)).ToArray(), Token);
        await AcceptNextAsync(2);
        await AcceptNextAsync(1);

        await publishing;
    }

    [Fact]
    public async Task Who_waited_too_long_in_line_is_told_and_nothing_of_it_is_sent()
    {
        TopicLine line = Line();
        Task first = PublishAsync(line, "first");
        Task late = PublishAsync(line, "late");
        await _requests.WaitForAsync(1, Token);

        _time.Advance(TimeSpan.FromSeconds(3));
        Task last = PublishAsync(line, "last");
        await AcceptNextAsync(1);

        await first;
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => late);
        Assert.Equal(["last"], await AcceptNextAsync(1));
        await last;
    }

    [Fact]
    public async Task Who_publishes_much_waits_as_long_as_it_moves()
    {
        TopicLine line = Line();

        Task publishing = line.PublishAsync(Enumerable.Range(0, 500).Select(number => Message($"{number}")).ToArray(), Token);
        for (int request = 0; request < 5; request++)
        {
            await _requests.WaitForAsync(request + 1, Token);
            _time.Advance(TimeSpan.FromSeconds(1.5));
            await AcceptNextAsync(100);
        }

        await publishing;
    }

    [Fact]
    public async Task A_publisher_that_gives_up_waiting_publishes_nothing_more()
    {
        TopicLine line = Line();
        using CancellationTokenSource impatient = new();
        Task first = PublishAsync(line, "first");
        Task never = line.PublishAsync(new[] { Message("never") }, impatient.Token);
        Task last = PublishAsync(line, "last");

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => never);
        await AcceptNextAsync(1);

        Assert.Equal(["last"], await AcceptNextAsync(1));
        await Task.WhenAll(first, last);
    }

    [Fact]
    public async Task Only_those_fail_whose_entries_the_answer_names()
    {
        TopicLine line = Line();
        Task first = PublishAsync(line, "first");
        Task good = PublishAsync(line, "good");
        Task bad = PublishAsync(line, "bad");
        await AcceptNextAsync(1);
        (BulkPublish batch, TaskCompletionSource sent) = (await _requests.WaitForAsync(2, Token))[1];

        batch.Fail("""{"failedEntries":[{"entryId":"1","error":"x"}],"errorCode":"ERR_PUBSUB_PUBLISH_MESSAGE"}"""u8, new DependencyUnavailableException("pubsub", "x"));
        sent.SetResult();

        await Task.WhenAll(first, good);
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => bad);
    }

    private static BusMessage Message(string body) => new("room-1", Encoding.UTF8.GetBytes(body));

    private static Task PublishAsync(TopicLine line, string body) => line.PublishAsync(new[] { Message(body) }, Token);

    private int _answered;

    private async Task<IReadOnlyList<string>> AcceptNextAsync(int messages)
    {
        (BulkPublish batch, TaskCompletionSource sent) = (await _requests.WaitForAsync(++_answered, Token))[_answered - 1];
        Assert.Equal(messages, batch.Count);
        using HttpContent content = batch.Content();
        JsonArray entries = JsonNode.Parse(await content.ReadAsStringAsync(Token))!.AsArray();
        batch.Settle();
        sent.SetResult();
        return [.. entries.Select(entry => Encoding.UTF8.GetString(Convert.FromBase64String(entry!["event"]!.GetValue<string>())))];
    }

    private TopicLine Line() => new(
        "games.events",
        (_, batch) =>
        {
            TaskCompletionSource sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _requests.Add((batch, sent));
            return sent.Task;
        },
        mostMessages: 100,
        longestWait: TimeSpan.FromSeconds(2),
        _time);
}

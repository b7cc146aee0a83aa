namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>Which changes of the code this run goes along with. What was decided in an earlier turn stands in the history.</summary>
internal sealed class Patches(IEnumerable<HistoryEvent> past)
{
    private readonly HashSet<string> _recorded =
        [.. past.OfType<WorkflowStarted>().SelectMany(e => e.Version?.Patches ?? [])];

    private readonly Dictionary<string, bool> _answers = [];
    private readonly List<string> _taken = [];

    public WorkflowVersion? Version => _taken.Count == 0 ? null : new WorkflowVersion([.. _taken]);

    public bool Ask(string patch, bool replaying)
    {
        if (_answers.TryGetValue(patch, out bool answer))
            return answer;
        answer = !replaying || _recorded.Contains(patch);
        _answers.Add(patch, answer);
        if (answer)
            _taken.Add(patch);
        return answer;
    }
}

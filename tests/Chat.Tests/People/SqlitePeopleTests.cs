namespace BlazingSun.Chat.Tests.People;

public sealed class SqlitePeopleTests : PeopleCompliance;

namespace BlazingSun.Games.Tests.Catalog;

public sealed class SqliteCatalogTests : CatalogCompliance;

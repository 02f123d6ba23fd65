namespace WinHttpCompat.Shim.Tests;

/// <summary>Files of the repository that this test program was built in.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot();

    /// <param name="path">From the repository's root, with forward slashes.</param>
    public static string[] ReadLines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Shim.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException($"no Shim.sln in a folder above {AppContext.BaseDirectory}");
    }
}

namespace EnterpriseChat.Bench.Running;

/// <summary>Names of people who do not exist.</summary>
internal static class Names
{
    private static readonly string[] Firsts = ["Amara", "Bence", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jana", "Kofi", "Lena"];
    private static readonly string[] Lasts = ["Abernathy", "Beltrán", "Costa", "Diallo", "Eriksen", "Fischer", "Grünwald", "Haddad", "Ito", "Jansen"];

    public static string First(int person) => Firsts[person % Firsts.Length];

    public static string Last(int person) => Lasts[person / Firsts.Length % Lasts.Length];
}

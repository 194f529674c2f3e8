using EnterpriseChat.Web.Configuration;

return CommandLine.IsCommand(args) ? await CommandLine.RunAsync(args) : await ChatServer.RunAsync(args);

/// <summary>The entry point, public so that tests can host the real program.</summary>
public partial class Program;

namespace EnterpriseChat.Domain.Demo;

/// <summary>What people say in the company chats of the demo; made up for it.</summary>
internal static class DemoTalk
{
    /// <summary>Short talks: each a first line and its answers.</summary>
    public static IReadOnlyList<string[]> Talks { get; } =
    [
        ["Town hall moves to Friday 10:00, the agenda follows on Thursday.", "Thanks, moved in my calendar.", "Will it be recorded?", "Yes, the recording is up by noon."],
        ["The coffee machine on the second floor is back.", "Best news of the week."],
        ["Heads-up: the VPN restarts tonight at 22:00, five minutes at most.", "Does that include the build agents?", "They reconnect by themselves."],
        ["Nightly build is green again, 4,812 tests.", "Which two were flaky?", "`PrintQueue_Reorders` and the time zone one. Both are tagged."],
        ["Who has the label printer manual?", "Shared drive, folder **Warehouse**, named by model.", "Found it, thanks."],
        ["Welcome Yuki, who joins the data team today!", "Welcome!", "Hello everybody, happy to be here.", "Lunch at 12:30? We show you the good places."],
        ["Month-end close is done, two days earlier than last time.", "Great work.", "What made the difference?", "The new export: no copying by hand any more."],
        ["The parking garage is closed on Monday.", "The whole day?", "Until 14:00, says the notice."],
        ["Please update your phone numbers before Wednesday, the directory is printed then.", "Done.", "It still prints? On *paper*?", "One copy, for the fire box."],
        ["Short reminder:\n\n- lock your screens\n- wear your badge\n- report odd mails to security", "I got one this morning, forwarded.", "Thanks, it was a test. You passed."],
        ["Search is noticeably faster since yesterday, is that just me?", "No, the index was rebuilt overnight.", "40 s for all of it, we expected an hour."],
        ["Does anybody know why the lift skips the third floor?", "They paint there until Thursday."],
        ["Draft of the release notes is up, comments until noon please.", "The part on printing is unclear: which models?", "Added the list.", "Then it is fine for me."],
        ["Long numbers in the report lose their last digit in a spreadsheet.", "Format the column as text:\n\n```sql\nSELECT CAST(number AS TEXT) FROM orders;\n```", "That was it."],
        ["Inventory of laptops next week, please have yours here on Tuesday or Wednesday.", "I work from Lisbon that week.", "A photo of the sticker is enough."],
        ["> Freeze on Thursday, ship on Monday\n\nStill the plan?", "Still the plan.", "Then I book the room for Monday evening."],
    ];
}

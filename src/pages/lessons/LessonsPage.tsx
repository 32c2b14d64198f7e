/** Six chapters, each a few short screens: a prediction, a game that answers, one question more. */
export function LessonsPage() {
  return (
    <main>
      <h1>Lessons</h1>
      <p>
        <a href="./">To the lab</a>
      </p>
    </main>
  );
}
